"""Where reports go: standard streams and files, beside the inputs and never onto them."""
