"""The Textual app: driver, screens, widgets; draws rows, sends intents."""
