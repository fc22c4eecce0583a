"""Pictures that people can keep."""
