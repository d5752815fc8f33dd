"""The application that granian serves."""

import os
from typing import cast

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bon.config.settings")

django = get_wsgi_application()

from bon.registers.journal_door import Application, with_journal_door  # noqa: E402  Django must be set up

application = with_journal_door(cast(Application, django))
