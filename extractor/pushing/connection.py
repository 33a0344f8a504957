"""One server and nothing else: requests with a token, repeated where the server or the line falters."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from extractor.errors import ChidaoError, UsageError

if TYPE_CHECKING:
    import httpx

#: Seconds before each further attempt, and the longest that a server may ask to wait.
PAUSES = (0.5, 2.0, 8.0)
LONGEST_PAUSE = 60.0
_BUSY = frozenset({429, 500, 502, 503, 504})


class PushError(ChidaoError):
    """A server that does not take what is pushed."""


class Faltered(PushError):
    """A request whose fate is unknown: no answer came, or one that asks to try again."""

    def __init__(self, message: str, pause: float | None = None) -> None:
        super().__init__(message, "Chạy lại lệnh này; việc đã đẩy không bị tạo hai lần.")
        self.pause = pause


class Connection:
    """A connection to the server at `url`; `headers` and `auth` carry the token.

    TLS certificates are verified against the system's store. Redirects are not followed, so
    that the token goes to no other host. `timeout` is in seconds. Raises UsageError for an
    unencrypted URL of another machine.
    """

    def __init__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float = 30.0,
    ) -> None:
        check(url)
        try:
            import httpx
        except ImportError as error:
            raise UsageError(
                "Lệnh push cần gói httpx.", "Cài bằng `pip install 'chidao[trackers]'`."
            ) from error
        self._url = url.rstrip("/") + "/"
        self._client = httpx.Client(
            headers=dict(headers or {}),
            auth=auth,
            timeout=timeout,
            follow_redirects=False,
            trust_env=False,
            verify=ssl.create_default_context(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def attempts(self) -> Iterator[Attempt]:
        """The attempts at one thing, with a longer pause before each; the last one's fault is raised."""
        for pause in (*PAUSES, None):
            attempt = Attempt(last=pause is None)
            yield attempt
            if attempt.fault is None:
                return
            assert pause is not None
            time.sleep(min(max(pause, attempt.fault.pause or 0.0), LONGEST_PAUSE))

    def once(self, method: str, path: str, **given: Any) -> httpx.Response:
        """One request below the URL, without repeating.

        Raises Faltered where its fate is unknown, PushError where the server refuses the token
        or sends elsewhere.
        """
        import httpx

        try:
            answer = self._client.request(method, self._url + path, **given)
        except httpx.ConnectError as error:
            raise Faltered(f"Không nối được với máy chủ ({_certificate(error)}).") from error
        except httpx.TransportError as error:
            raise Faltered(f"Máy chủ không trả lời ({type(error).__name__}).") from error
        code = answer.status_code
        if code in _BUSY:
            raise Faltered(f"Máy chủ báo lỗi {code}.", _seconds(answer.headers.get("Retry-After")))
        if code in (401, 403):
            raise PushError(
                f"Máy chủ từ chối quyền truy cập ({code}).", "Kiểm tra mã truy cập và quyền của nó."
            )
        if answer.is_redirect:
            raise PushError(
                "Máy chủ chuyển sang địa chỉ khác; mã truy cập không được gửi theo.",
                "Ghi đúng địa chỉ cuối cùng vào --url.",
            )
        return answer

    def request(self, method: str, path: str, **given: Any) -> httpx.Response:
        """A request that does no harm when it is repeated; raises as `once` does."""
        for attempt in self.attempts():
            with attempt:
                return self.once(method, path, **given)
        raise AssertionError("the last attempt raises")


class Attempt:
    """One attempt: in a `with` it keeps the fault, unless it is the last."""

    def __init__(self, *, last: bool) -> None:
        self.fault: Faltered | None = None
        self._last = last

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, Faltered) and not self._last:
            self.fault = error
            return True
        return False


def check(url: str) -> None:
    """Raise UsageError for a URL that is none, holds a password, or would show the token on the way."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("--url phải là địa chỉ https://….", "Xem docs/trackers.")
    if parts.username or parts.password:
        raise UsageError(
            "--url không được chứa tên hay mật khẩu.", "Đặt chúng trong biến môi trường."
        )
    if parts.scheme == "http" and not _loopback(parts.hostname):
        raise UsageError(
            f"Không gửi mã truy cập tới {parts.hostname} qua http không mã hóa.",
            "Dùng địa chỉ https://….",
        )


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _certificate(error: Exception) -> str:
    return "chứng chỉ không hợp lệ" if "CERTIFICATE" in str(error) else "ConnectError"


def _seconds(value: str | None) -> float | None:
    return float(value) if value and value.isdecimal() else None
