"""Localised labels of handles and names (instagram.md 3.2), folded. A fast path only."""

from __future__ import annotations

LABELS_USERNAME = frozenset(
    {
        "username",
        "author",
        "owner",
        "media owner",
        "user name",
        "nom de profil",
        "nom d'utilisateur",
        "auteur",
        "nome utente",
        "autore",
        "proprietario del contenuto multimediale",
        "nombre de usuario",
        "autor",
        "propietario del contenido multimedia",
        "nome de usuário",
        "proprietário da mídia",
        "gebruikersnaam",
        "media-eigenaar",
        "nutzername",
        "benutzername",
        "medieninhaber",
        "имя пользователя",
        "автор",
        "владелец медиафайла",
        "nazwa użytkownika",
        "właściciel mediów",
        "kullanıcı adı",
        "yazar",
        "medya sahibi",
        "nume de utilizator",
        "proprietarul conținutului media",
        "사용자 이름",
        "emri i përdoruesit",
        "pronari i medias",
        "اسم المستخدم",
        "الكاتب",
        "مالك الوسائط",
    }
)
"""Labels of a handle, folded (instagram.md 3.2). A fast path only: the values must look like handles too."""

LABELS_NAME = frozenset(
    {
        "name",
        "nom",
        "nome",
        "nombre",
        "naam",
        "имя",
        "nazwa",
        "ad",
        "nume",
        "이름",
        "emri",
        "الاسم",
    }
)
"""Labels of a display name, folded."""
