// Logs in, and goes to the page that was asked for.
import { $, call, chooseLanguage, home, ownPath, w } from "/staff.js";

chooseLanguage(() => { document.title = `${w("login")} · Oriole`; });
$("name").focus();

const leave = (role) => location.replace(ownPath(new URLSearchParams(location.search).get("to")) ?? home(role));

$("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if ($("enter").disabled) return;
  $("enter").disabled = true;
  $("status").textContent = "";
  try {
    const session = await call("POST", "/api/session", { name: $("name").value.trim(), password: $("password").value });
    leave(session.role);
  } catch (error) {
    $("status").textContent = w(error.code ?? "offline");
    $("password").value = "";
    $("password").focus();
  } finally {
    $("enter").disabled = false;
  }
});

// Who is logged in already has nothing to do here.
try { leave((await call("GET", "/api/session")).role); } catch { /* to be logged in */ }
