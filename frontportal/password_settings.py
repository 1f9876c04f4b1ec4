"""Settings about passwords: how they are kept, what they must be, and how guessing is slowed down."""

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# A whole office shares one address: lock the pair of name and address, never the address alone.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # otherwise who goes on guessing shuts out the owner for ever
AXES_HANDLER = "frontportal.signin.lockout.LockoutHandler"
AXES_LOCKOUT_CALLABLE = "frontportal.signin.lockout.locked_page"
AXES_CLIENT_IP_CALLABLE = "frontportal.kit.web.client_address.client_address"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # who signed in from where is nobody's business once it worked
AXES_ENABLE_ADMIN = False
