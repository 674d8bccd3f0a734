"""A small Bolt app for the browser tests: commands, a form in three layers, buttons, threads, a home."""

from typing import Any

from slack_bolt.async_app import AsyncApp

PLAIN = "plain_text"


def words(text: str) -> dict[str, Any]:
    """A plain text object."""
    return {"type": PLAIN, "text": text}


def button(action_id: str, text: str, **more: Any) -> dict[str, Any]:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": words(text), **more}


def row(*elements: dict[str, Any]) -> dict[str, Any]:
    """Elements in a row."""
    return {"type": "actions", "elements": list(elements)}


def field(block_id: str, label: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An input block."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": words(label),
        "element": {"action_id": "entered", **element},
        **more,
    }


def form(title: str, depth: int) -> dict[str, Any]:
    """A form; `deeper` opens another on top."""
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": str(depth),
        "title": words(title),
        "submit": words("Save"),
        "close": words("Not now"),
        "blocks": [
            field("name", "Name", {"type": "plain_text_input"}),
            field("figure", "Figure", {"type": "number_input", "is_decimal_allowed": False}, optional=True),
            row(button("deeper", "Deeper"), button("note", "Change the form")),
        ],
    }


HOME = {
    "type": "home",
    "blocks": [{"type": "header", "text": words("Your home")}, row(button("hello", "Say hello"))],
}


def an_app(app: AsyncApp) -> None:
    """Everything the app listens to."""
    _command(app)
    _doors(app)
    _forms(app)
    _buttons(app)
    _files(app)


def _command(app: AsyncApp) -> None:
    @app.command("/test")
    async def command(ack: Any, body: Any, client: Any) -> None:
        await ack()
        match body["text"]:
            case "form":
                await client.views_open(trigger_id=body["trigger_id"], view=form("First form", 1))
            case "secret":
                await client.chat_postEphemeral(channel=body["channel_id"], user=body["user_id"], text="psst")
            case "buttons":
                blocks = [{"type": "section", "text": words("Press one")}, row(button("hello", "Say hello"))]
                await client.chat_postMessage(channel=body["channel_id"], text="Press one", blocks=blocks)
            case "thread":
                posted = await client.chat_postMessage(channel=body["channel_id"], text="A parent")
                await client.chat_postMessage(channel=body["channel_id"], text="A reply", thread_ts=posted["ts"])
            case text:
                await client.chat_postMessage(channel=body["user_id"], text=f"Heard: {text or 'nothing'}")


def _doors(app: AsyncApp) -> None:
    @app.event("app_home_opened")
    async def home(client: Any, event: Any) -> None:
        if event["tab"] == "home":
            await client.views_publish(user_id=event["user"], view=HOME)

    @app.event("message")
    async def message() -> None:
        """Messages are heard and left alone."""

    @app.shortcut("go")
    async def go(ack: Any, body: Any, client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form("From a shortcut", 1))

    @app.shortcut("take")
    async def take(ack: Any, body: Any, client: Any) -> None:
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Took: {body['message']['text']}")


def _forms(app: AsyncApp) -> None:
    @app.view("form")
    async def sent(ack: Any, view: Any, body: Any, client: Any) -> None:
        values = view["state"]["values"]
        name = values["name"]["entered"]["value"]
        if name == "wrong":
            await ack(response_action="errors", errors={"name": "Not that name"})
        elif name == "silent":
            return
        elif name == "update":
            await ack(response_action="update", view=form("Changed form", 1))
        else:
            await ack()
            figure = values["figure"]["entered"]["value"]
            await client.chat_postMessage(channel=body["user"]["id"], text=f"Saved {name} {figure}")

    @app.action("deeper")
    async def deeper(ack: Any, body: Any, client: Any) -> None:
        await ack()
        depth = int(body["view"]["private_metadata"]) + 1
        await client.views_push(trigger_id=body["trigger_id"], view=form(f"Form {depth}", depth))

    @app.action("note")
    async def note(ack: Any, body: Any, client: Any) -> None:
        await ack()
        view = form("First form", 1)
        view["blocks"].insert(0, {"type": "section", "text": words("Changed while you typed")})
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)


def _buttons(app: AsyncApp) -> None:
    @app.action("hello")
    async def hello(ack: Any, body: Any, client: Any) -> None:
        await ack()
        if "message" not in body:
            await client.chat_postMessage(channel=body["user"]["id"], text="Hello from home")
            return
        channel, ts = body["channel"]["id"], body["message"]["ts"]
        await client.chat_update(channel=channel, ts=ts, text=f"<@{body['user']['id']}> said hello")


def _files(app: AsyncApp) -> None:
    @app.view("report")
    async def received(ack: Any, view: Any, body: Any, client: Any) -> None:
        await ack()
        (file,) = view["state"]["values"]["report"]["entered"]["files"]
        text = f"Received {file['name']} {file['mimetype']} {file['size']}"
        picture = {"type": "image", "slack_file": {"url": file["url_private"]}, "alt_text": "What came"}
        blocks = [{"type": "section", "text": words(text)}, picture]
        await client.chat_postMessage(channel=body["user"]["id"], text=text, blocks=blocks)
