app_name = "voters"
urlpatterns = []
