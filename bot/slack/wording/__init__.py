"""Words for values, said in one place each."""
