"""Pictures that people can keep. Drawn from values alone, with what is in the picture and nothing else."""
