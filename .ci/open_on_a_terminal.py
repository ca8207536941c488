"""Open the installed program on a pseudo-terminal as a reader would, look at the screen, and leave it."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

import pyte

COLUMNS, LINES = 120, 40
PATIENCE = 60.0


def main(program: str) -> int:
    """Start the program on the sample articles and wait for its screens; 0 when they came and it left cleanly."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(program, [program])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)

    def waits_for(words: str) -> bool:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if any(words in line for line in screen.display):
                return True
            if select.select([terminal], [], [], 0.2)[0]:
                try:
                    stream.feed(os.read(terminal, 65536))
                except OSError:
                    return False
        return False

    seen = waits_for("Blinken")
    print("\n".join(line.rstrip() for line in screen.display))
    left = False
    until = time.monotonic() + PATIENCE
    while not left and time.monotonic() < until:
        os.write(terminal, b"q")
        time.sleep(1)
        try:
            while select.select([terminal], [], [], 0)[0]:
                stream.feed(os.read(terminal, 65536))
        except OSError:
            pass
        ended, status = os.waitpid(child, os.WNOHANG)
        left = ended == child
    code = os.waitstatus_to_exitcode(status) if left else None
    print(f"first screen: {'seen' if seen else 'NOT SEEN'}; left with {code}")
    return 0 if seen and code == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
