// On every page of the admin, the sign-in page included: what is too old goes although nobody opens a form any more.
import("./unsaved/main.js");
