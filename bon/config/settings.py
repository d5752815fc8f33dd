"""Django's settings. What an operator may choose comes from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from bon.config import environment as env
from bon.config.cluster import cluster_url
from bon.config.secret import secret_key

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(env.text("BON_DATA", str(ROOT / "var"))).resolve()

DEBUG = env.flag("BON_DEBUG")
SECRET_KEY = secret_key(env.text("BON_SECRET_KEY"), VAR)
HTTPS = env.flag("BON_HTTPS")
ALLOWED_HOSTS = env.names("BON_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.names("BON_ORIGINS", [])

INSTALLED_APPS = [
    "bon.kit",
    "bon.organisation",
    "bon.staff",
    "bon.catalog",
    "bon.customers",
    "bon.journal",
    "bon.cash",
    "bon.sales",
    "bon.stock",
    "bon.transfers",
    "bon.orders",
    "bon.purchasing",
    "bon.batches",
    "bon.bulk",
    "bon.counts",
    "bon.vouchers",
    "bon.accounts",
    "bon.campaigns",
    "bon.pricing",
    "bon.printing",
    "bon.labels",
    "bon.parking",
    "bon.approvals",
    "bon.registers",
    "bon.reports",
    "bon.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bon.staff.middleware.PersonMiddleware",
]

ROOT_URLCONF = "bon.config.urls"
WSGI_APPLICATION = "bon.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "bon" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "bon.staff.place.place",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Two doors to one database: the application's role obeys row-level security and may not
# change the journal; the owner's is for migrations and never serves a request.
EXTERNAL_DATABASE = bool(env.text("DATABASE_URL"))
DATABASE_URL = env.text("DATABASE_URL") or cluster_url(VAR, "bon_app")
OWNER_DATABASE_URL = env.text("BON_OWNER_DATABASE_URL") or (
    DATABASE_URL if EXTERNAL_DATABASE else cluster_url(VAR, "bon_owner")
)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **env.database(DATABASE_URL, "DATABASE_URL"),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    },
    "owner": env.database(OWNER_DATABASE_URL, "BON_OWNER_DATABASE_URL"),
}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "bon.staff.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Bon"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_NAME = "__Host-bon" if HTTPS else "bon"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]  # each in its own words
LOCALE_PATHS = [ROOT / "bon" / "locale"]
TIME_ZONE = env.text("BON_TIME_ZONE", "Europe/Copenhagen")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [folder for folder in [ROOT / "bon" / "assets" / "dist"] if folder.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = not DEBUG
MEDIA_ROOT = VAR / "media"
PHOTOS = env.text("BON_PHOTOS")
REGISTER_DIST = ROOT / "register" / "dist"

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

PUBLIC_URL = env.text("BON_PUBLIC_URL").rstrip("/")
MAIL = env.mail(env.text("BON_SMTP_URL"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST, EMAIL_PORT = MAIL.get("host", ""), MAIL.get("port", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("user", ""), MAIL.get("password", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("tls", False), MAIL.get("ssl", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("BON_MAIL_FROM", "bon@localhost")
SMS_GATEWAY = env.text("BON_SMS_GATEWAY", "bon.kit.sms.Folder")
SMS_FOLDER = VAR / "sms"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

SERVER_ADDRESS = env.text("BON_ADDRESS", "127.0.0.1")
SERVER_PORT = env.number("BON_PORT", 8000, low=1, high=65535)
SERVER_WORKERS = env.number("BON_WORKERS", 2, low=1, high=64)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("BON_LOG_LEVEL", "WARNING").upper()},
}
