"""The server-rendered pages."""

from fastapi import APIRouter

from claimtrack.web.pages import article, board, claim, digest, queue

router = APIRouter()
for module in (board, claim, article, digest, queue):
    router.include_router(module.router)
