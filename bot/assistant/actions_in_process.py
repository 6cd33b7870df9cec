"""Running the custom actions in the server's own process: no second server, no open port without a password."""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.assistant.errors import describe_error

logger = logging.getLogger(__name__)


class ActionsInProcess(EndpointConfig):
    """Stands where Rasa expects the address of an action server, and hands each call to the SDK directly."""

    def __init__(self) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package("actions")
        RemoteAction._validate_action_result = _accept

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the action that the call names. A rejection is raised as Rasa's client raises it over HTTP."""
        try:
            return await self._executor.run(kwargs["json"])
        except ActionExecutionRejection as rejection:
            body = json.dumps({"action_name": rejection.action_name, "error": str(rejection)})
            raise ClientResponseError(400, "rejected", body) from rejection
        except Exception as error:
            # Rasa writes an action's exception into the log word for word, and goes on as if nothing had happened.
            # `converse` notices that nothing was said.
            logger.error("%s failed: %s", kwargs["json"].get("next_action"), describe_error(error))
            raise RasaException("an action failed") from None


def _accept(_action: RemoteAction, _result: dict[str, Any]) -> bool:
    """Takes an action's reply as it is.

    Rasa checks each reply against a JSON schema, and that schema against the schema of schemas, on every call
    (about 18 ms). Ours were made and checked by the SDK a moment ago in this very process.
    """
    return True
