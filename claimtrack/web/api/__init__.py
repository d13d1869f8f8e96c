"""The API under /api/v1."""

from fastapi import APIRouter

from claimtrack.web.api import articles, claims, digest, health, lookup

router = APIRouter()
for module in (articles, claims, lookup, digest, health):
    router.include_router(module.router)
