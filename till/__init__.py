"""The rules of a sale: pure Python that runs on the server and in the register."""
