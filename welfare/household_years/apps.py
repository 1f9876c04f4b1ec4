from django.apps import AppConfig


class HouseholdYearsConfig(AppConfig):
    name = "welfare.household_years"
    verbose_name = "Diện của hộ theo năm"
