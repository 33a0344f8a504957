"""Time limits: one document that does not come to an end must not stop the others."""

from __future__ import annotations

import _thread
import contextlib
import signal
import threading
from collections.abc import Iterator

from extractor.errors import InputError

# Not SIGINT: a job that a script starts in the background ignores it, and would wait for ever.
_ALARM = getattr(signal, "SIGALRM", None)


def _interrupt() -> None:
    """Stop the main thread as Ctrl-C does; where there are signals, a system call that waits, too."""
    main = threading.main_thread().ident
    if _ALARM is not None and main is not None:
        signal.pthread_kill(main, _ALARM)
    else:
        _thread.interrupt_main()


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give the work inside so many seconds; 0 for as long as it takes.

    Raises InputError where they are over. What is running is stopped at its next step in
    Python, as by Ctrl-C.
    """
    if seconds <= 0:
        yield
        return
    lock = threading.Lock()
    done = expired = False

    def interrupt() -> None:
        nonlocal expired
        with lock:
            if not done:
                expired = True
                _interrupt()

    before = signal.signal(_ALARM, signal.default_int_handler) if _ALARM is not None else None
    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if not expired:
            raise
        raise InputError(
            f"Đọc chưa xong sau {seconds:g} giây nên bỏ qua.",
            "Tách nhỏ tệp, hoặc cho thêm thời gian bằng --timeout (0: không giới hạn).",
        ) from None
    finally:
        with lock:
            done = True
        timer.cancel()
        if _ALARM is not None:
            signal.signal(_ALARM, before)
