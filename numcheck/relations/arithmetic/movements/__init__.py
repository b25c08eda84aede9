"""How something moved or differs, told by words around its figures."""
