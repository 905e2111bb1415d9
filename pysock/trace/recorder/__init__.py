"""The recorder stands alone in this folder, which PYTHONPATH names while a Python program is traced."""
