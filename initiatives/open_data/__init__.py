"""The register as open data: dumps, the DCAT-AP_IT catalogue, linked data. Reads what is published and nothing else."""
