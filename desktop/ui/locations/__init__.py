"""The sites and laptops of the organisation, at headquarters."""
