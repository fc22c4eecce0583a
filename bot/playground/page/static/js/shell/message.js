// One message: who said it and when, its blocks, files, reactions and replies.
import { html, useMemo, useRef, useState } from "../../vendor/preact.js";
import { Attachments, Blocks, Mrkdwn, Plain } from "../blocks/index.js";
import { Avatar } from "./avatar.js";
import { contextOf } from "./context.js";
import { Guard } from "./guard.js";
import { Icon } from "./icons.js";
import { Notice } from "./notice.js";
import { MessageMenu } from "./shortcuts.js";
import { still } from "./still.js";
import { hasReplyDraft, repliesInWords, ReplyBox } from "./thread.js";
import { isNote, keyOf } from "./timeline.js";
import { fullDay, hour, instantOf } from "./times.js";

export const Message = still(({ seat, room, message, heads, replies, trouble, mayReply }) => {
  const spot = keyOf(message);
  const [replying, setReplying] = useState(() => mayReply && hasReplyDraft(seat, room, message.ts));
  const article = useRef(null);
  const ctx = useMemo(() => contextOf(seat, contextDetails(room, message, spot)), [seat, room, message]);
  const author = seat.people.get(message.author);
  const kind = ["message", heads ? "heads" : "follows", message.ephemeral ? "ephemeral" : "", isNote(message) ? "note" : ""].join(" ");
  const reply = mayReply && isAnswerable(message) ? () => setReplying(true) : null;
  const stop = () => {
    setReplying(false);
    article.current.querySelector(".message-menu button")?.focus();
  };
  return html`<article ref=${article} class=${kind} aria-label=${label(message, author, seat.zone)}>
    ${message.ephemeral && html`<p class="for-you"><${Icon} name="eye" size=${14} />Only visible to you</p>`}
    ${heads ? html`<${Avatar} person=${faceOf(author, message)} />` : html`<${Time} ts=${message.ts} zone=${seat.zone} quiet />`}
    ${!message.ephemeral && !seat.person.deleted && html`<${MessageMenu} ...${{ seat, room, message, spot, reply }} />`}
    <div class="said">
      ${heads && html`<${Head} message=${message} author=${author} seat=${seat} />`}
      <${Guard} words="This message cannot be drawn."><${Body} message=${message} ctx=${ctx} /><//>
      ${trouble && html`<${Notice} text=${trouble} />`}
      ${replies?.length > 0 && html`<${Replies} seat=${seat} room=${room} replies=${replies} reply=${reply} />`}
      ${replying && reply && html`<${ReplyBox} ...${{ seat, room, spot }} ts=${message.ts} close=${stop} />`}
    </div>
  </article>`;
});

function isAnswerable(message) {
  return !message.ephemeral && !isNote(message) && !(message.thread_ts && message.thread_ts !== message.ts);
}

function contextDetails(room, message, spot) {
  return { surface: "message", where: { channel: room, ts: message.ts }, spot, values: message.values ?? {} };
}

function faceOf(author, message) {
  return author ?? { id: message.author ?? message.name ?? "", name: message.name ?? "?", bot: message.by_app };
}

function label(message, author, zone) {
  const who = message.name || author?.name || "Someone";
  return `${who}, ${hour(instantOf(message.ts), zone)}${message.ephemeral ? ", only visible to you" : ""}`;
}

function Head({ message, author, seat }) {
  const name = message.name || author?.name || "Someone";
  return html`<p class="head">
    ${author && !author.bot
      ? html`<button type="button" class="author" onClick=${() => seat.meet(author.id)}>${name}</button>`
      : html`<span class="author">${name}</span>`}
    ${message.by_app && html`<span class="app-mark">App</span>`}
    <${Time} ts=${message.ts} zone=${seat.zone} />
  </p>`;
}

function Time({ ts, zone, quiet }) {
  const instant = instantOf(ts);
  const exact = `${fullDay(instant, zone)}, ${hour(instant, zone)}`;
  const kind = quiet ? "time quiet-time" : "time";
  return html`<time class=${kind} datetime=${instant.toISOString()} title=${exact}>${hour(instant, zone)}</time>`;
}

function Body({ message, ctx }) {
  const { blocks, text, attachments, files, reactions, edited } = message;
  return html`
    ${blocks?.length ? html`<${Blocks} blocks=${blocks} ctx=${ctx} />` : text && html`<${Mrkdwn} text=${text} ctx=${ctx} />`}
    ${edited && html`<span class="edited">(edited)</span>`}
    ${attachments?.length > 0 && html`<${Attachments} attachments=${attachments} ctx=${ctx} />`}
    ${files?.length > 0 && html`<${Files} files=${files} />`}
    <${Reactions} reactions=${reactions} ctx=${ctx} />
  `;
}

function Files({ files }) {
  return html`<ul class="files" aria-label="Files">
    ${files.map((file) => html`<${File} key=${file.id} file=${file} />`)}
  </ul>`;
}

function File({ file }) {
  return html`<li>
    <${Icon} name="file" size=${24} />
    <span><b>${file.title || file.name}</b><span>${sizeOf(file)}</span></span>
  </li>`;
}

function sizeOf({ size, pretty_type: type, filetype }) {
  const kind = type || filetype?.toUpperCase() || "File";
  if (!size) return kind;
  return size < 1024 ? `${kind} · ${size} bytes` : `${kind} · ${Math.round(size / 1024)} kB`;
}

function Reactions({ reactions, ctx }) {
  const given = Object.entries(reactions ?? {}).filter(([, people]) => people.length > 0);
  if (!given.length) return null;
  return html`<ul class="reactions" aria-label="Reactions">
    ${given.map(([name, people]) => {
      const who = people.map((id) => ctx.people.get(id)?.name ?? ctx.bot.name).join(", ");
      return html`<li key=${name} class=${people.includes(ctx.viewer) ? "mine" : ""} title=${who}>
        <${Plain} text=${`:${name}:`} /> ${people.length}<span class="unseen"> from ${who}</span>
      </li>`;
    })}
  </ul>`;
}

function Replies({ seat, room, replies, reply }) {
  return html`<section class="replies" aria-label="Replies">
    <p class="replies-count">
      <${Icon} name="reply" size=${14} />${repliesInWords(replies.length)}
      ${reply && html`<button type="button" class="link" onClick=${reply}>Reply</button>`}
    </p>
    ${replies.map((each) => html`<${Message} key=${keyOf(each)} seat=${seat} room=${room} message=${each} heads=${true} />`)}
  </section>`;
}
