"""The portal's addresses, and what answers when there is none or something broke."""

from bulkhead.web.portal.routes import routes

urlpatterns = [*routes]

handler400 = "bulkhead.web.public.views.refused.unclear"
handler404 = "bulkhead.web.public.views.refused.missing"
handler500 = "bulkhead.web.public.views.refused.failed"
