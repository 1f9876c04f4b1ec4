// Before a form is sent: is the server there, and is this still the same person? If not, the page stays as it is.
import { hideBar, showBar } from "./bar.js";

const WAIT = 15_000; // milliseconds; a slow line is no cut line

const NO_NETWORK = "Chưa lưu được vì mất mạng. Nội dung vẫn còn nguyên trên trang này; có mạng lại thì bấm Lưu để thử lại.";
const NO_SERVER = "Chưa lưu được: máy chủ chưa trả lời. Nội dung vẫn còn nguyên trên trang này; ít phút nữa bấm Lưu để thử lại.";
const SIGNED_OUT =
  "Chưa lưu được vì phiên làm việc đã hết. Nội dung vẫn còn nguyên trên trang này: hãy đăng nhập lại ở thẻ mới, rồi quay lại đây bấm Lưu.";
const SOMEBODY_ELSE =
  "Chưa lưu: trình duyệt này đang đăng nhập bằng tài khoản của người khác. Hãy đăng nhập lại bằng tài khoản của bạn ở thẻ mới, rồi quay lại đây bấm Lưu.";

// The sentence that says why not, or the fresh token with which the form may go.
async function ask(address, user) {
  if (!navigator.onLine) return { refusal: NO_NETWORK };
  const asked = { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout?.(WAIT) };
  let answer;
  try {
    answer = await fetch(address, asked);
  } catch {
    return { refusal: NO_NETWORK };
  }
  if (!answer.ok) return { refusal: NO_SERVER };
  try {
    const state = await answer.json();
    if (state.user === null) return { refusal: SIGNED_OUT, mustSignIn: true };
    if (String(state.user) !== user) return { refusal: SOMEBODY_ELSE, mustSignIn: true };
    return { token: state.token };
  } catch {
    return { refusal: NO_NETWORK }; // a page in the way, such as that of a wireless network that wants a sign-in
  }
}

function sendPlainly(form, submitter) {
  if (submitter?.name) {
    const said = document.createElement("input");
    Object.assign(said, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(said);
  }
  form.submit();
}

// `before(form)` is called when the form is about to go. Django's admin has no form that is sent without this event.
export function guard({ user, session, signIn, isGuarded, before }) {
  const cleared = new WeakSet();
  const busy = new WeakSet();

  async function send(form, submitter) {
    if (busy.has(form)) return;
    busy.add(form);
    const { refusal, mustSignIn, token } = await ask(session, user);
    busy.delete(form);
    if (refusal) {
      const again = () => send(form, submitter);
      showBar(refusal, { again, link: mustSignIn ? ["Đăng nhập lại", signIn] : null });
      return;
    }
    hideBar();
    const field = form.querySelector("input[name=csrfmiddlewaretoken]");
    if (field) field.value = token;
    if (form.requestSubmit) {
      cleared.add(form);
      form.requestSubmit(submitter?.isConnected ? submitter : null);
    } else {
      before(form); // browsers of before 2022, which send without the event
      sendPlainly(form, submitter);
    }
  }

  // First of all listeners: the others are to hear of it only when the form really goes.
  window.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!isGuarded(form)) return;
      if (cleared.delete(form)) {
        before(form);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      send(form, event.submitter);
    },
    true,
  );
}
