"""The API under /api/v1."""

from fastapi import APIRouter

from claimtrack.web.api import acts, articles, claims, digest, health, lookup, speakers

router = APIRouter()
for module in (articles, claims, speakers, acts, lookup, digest, health):
    router.include_router(module.router)
