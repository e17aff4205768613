"""Between the two forms of HSDS: tables whose rows name each other, and services with their rows nested in them.

A row that names several others is nested in each of them. Rows that belong to no service are kept beside the services.
Where a nested row says something that its place in a table must say otherwise (two rows with one id that differ, an id
of another parent), the table has what it must have, and a term of ours says what the row said itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from intake.errors import Explained
from intake.hsds import terms
from intake.hsds.standard import Row, Table, Tables, column_of, fits, link, tables

MOST_ROWS = 200_000
"""Rows of a file, and of its services once all is nested: a small file can name one row from everywhere."""
_HUNG = ("attribute", "metadata")
_Key = tuple[str, str]


def nest(flat: Tables) -> tuple[list[Row], Tables]:
    """Tables as services, and the rows beside them. Ids are there and no id stands twice in a table.

    Raises `Explained` (error.hsds-many).
    """
    return _Nest(flat).done()


def flatten(services: Iterable[Row], beside: Iterable[Tables]) -> Tables:
    """Services as tables, with the rows beside them."""
    flat = _Flat()
    for service in services:
        flat.add("service", service, {}, "")
    for rows in beside:
        flat.beside(rows)
    return flat.done()


def bare(table: str, row: Row, parent: _Key | None = None) -> object:
    """A row without what its place says already and without order: equal rows are equal values."""
    known = tables()[table]
    implied = _implied(table, parent) if parent else {}
    implied |= {column_of(one): row[one]["id"] for one in known.ones if one in row}
    found: dict[str, object] = {
        name: said for name, said in row.items() if name not in implied or implied[name] != said
    }
    me = table, row["id"]
    for name, child in known.lists.items():
        if name in row:
            found[name] = sorted((bare(child, one, me) for one in row[name]), key=msgspec.json.encode)
    for name, other in known.ones.items():
        if name in row:
            found[name] = bare(other, row[name])
    return dict(sorted(found.items()))


class _Nest:
    def __init__(self, flat: Tables) -> None:
        self._flat, self._count = flat, 0
        self._rows = {(table, row["id"]): row for table in tables() for row in flat.get(table, ())}
        self._seen: set[_Key] = set()
        self._children: dict[tuple[str, _Key], list[Row]] = defaultdict(list)
        self._was: dict[_Key, dict[str, str]] = {}
        self._peopled: set[str] = set()

    def done(self) -> tuple[list[Row], Tables]:
        self._find_what_was()
        self._find_children()
        services = [self._built("service", row) for row in self._flat.get("service", ())]
        beside = {
            table: left
            for table, rows in self._flat.items()
            if (left := [row for row in rows if table not in tables() or (table, row["id"]) not in self._seen])
        }
        return services, beside

    def _find_what_was(self) -> None:
        """What rows said themselves; the attributes that say so have then done their work."""
        for row in self._flat.get("attribute", ()):
            term = self._rows.get(("taxonomy_term", row.get("taxonomy_term_id", "")))
            key = self._parent(row, link("attribute", ""))
            if term is None or key is None or not terms.has({"attributes": [{"taxonomy_term": term}]}, "was"):
                continue
            said = _was(row.get("value", ""), tables()[key[0]])
            if said is None:
                continue
            self._was[key] = said
            self._seen |= {("attribute", row["id"]), ("taxonomy_term", term["id"])}
            self._seen.add(("taxonomy", term.get("taxonomy_id", "")))

    def _find_children(self) -> None:
        for table, known in tables().items():
            for name, child in known.lists.items():
                if child in _HUNG:
                    continue
                column = link(child, table)["id"]
                for row in self._flat.get(child, ()):
                    if column in row and self._is_whole(child, row):
                        self._children[name, (table, row[column])].append(row)
        for child, name in zip(_HUNG, ("attributes", "metadata"), strict=True):
            for row in self._flat.get(child, ()):
                key = self._parent(row, link(child, ""))
                if key is not None and not (child == "attribute" and ("attribute", row["id"]) in self._seen):
                    self._children[name, key].append(row)

    def _is_whole(self, table: str, row: Row) -> bool:
        """Whether the rows are there without which it may not be nested."""
        known = tables()[table]
        return all(
            (other, row.get(column_of(name), "")) in self._rows
            for name, other in known.ones.items()
            if name in known.required
        )

    def _parent(self, row: Row, columns: Mapping[str, str]) -> _Key | None:
        return resolved(self._rows, row.get(columns["table"]), row.get(columns["id"]))

    def _built(self, table: str, row: Row) -> Row:
        self._count += 1
        if self._count > MOST_ROWS:
            raise Explained("error.hsds-many", most=MOST_ROWS)
        known, key = tables()[table], (table, row["id"])
        again = table == "organization" and row["id"] in self._peopled
        if table == "organization":
            self._peopled.add(row["id"])
        self._seen.add(key)
        nested = dict(row)
        for name, child in known.lists.items():
            # The places of an organization stand in its first service: in each they would be as many as their product.
            children = () if again and name == "locations" else self._children.get((name, key), ())
            if children:
                nested[name] = [self._built(child, one) for one in children]
        for name, other in known.ones.items():
            found = self._rows.get((other, row.get(column_of(name), "")))
            if found is not None:
                nested[name] = self._built(other, found)
        return nested | self._was.get(key, {})


class _Flat:
    def __init__(self) -> None:
        self._tables: Tables = {table: [] for table in tables()}
        self._rows: dict[_Key, Row] = {}
        self._was: dict[_Key, dict[str, str]] = {}
        self._hung: list[tuple[_Key, _Key]] = []

    def add(self, table: str, row: Row, implied: Mapping[str, str], under: str) -> str:
        """Puts a nested row into its table, and the rows in it into theirs. Returns the id that it has there.

        `implied`: what its place says; `under`: the id of the row that it is nested in.
        """
        known = tables()[table]
        plain = {name: said for name, said in row.items() if name not in known.lists and name not in known.ones}
        implied = dict(implied)
        for name, other in known.ones.items():
            if name in row:
                implied[column_of(name)] = self.add(other, row[name], {}, "")
        was = {name: plain[name] for name, said in implied.items() if plain.get(name, said) != said}
        id_ = self._placed(table, plain | implied, was, under)
        for name, child in known.lists.items():
            for one in row.get(name, ()):
                places = _implied(child, (table, id_))
                entity = link(child, table).get("table")
                if entity and entity in one:
                    del places[entity]  # any name may stand there; looked at when all rows are in place
                made = self.add(child, one, places, id_)
                if entity:
                    self._hung.append(((child, made), (table, id_)))
        return id_

    def beside(self, rows: Tables) -> None:
        """Adds rows that belong to no service, as they are."""
        for table, found in rows.items():
            place = self._tables.setdefault(table, [])
            for row in found:
                key = table, str(row.get("id", ""))
                if table not in tables():
                    place.append(row)
                elif key not in self._rows:
                    self._rows[key] = dict(row)
                    place.append(self._rows[key])

    def done(self) -> Tables:
        """The tables that have rows."""
        for (child, id_), parent in self._hung:
            row, columns = self._rows[child, id_], link(child, "")
            said = row[columns["table"]]
            if resolved(self._rows, said, row[columns["id"]]) != parent:
                self._was.setdefault((child, id_), {})[columns["table"]] = said
                row[columns["table"]] = parent[0]
        for (table, id_), was in list(self._was.items()):
            text = msgspec.json.encode(was).decode()
            self.add("attribute", terms.attribute(id_, "was", text), _implied("attribute", (table, id_)), id_)
        return {table: rows for table, rows in self._tables.items() if rows}

    def _placed(self, table: str, row: Row, was: dict[str, str], under: str) -> str:
        told = dict(was)
        for place in self._ids(table, row["id"], under):
            key = table, place
            if place != row["id"]:
                told["id"] = row["id"]
            there = self._rows.get(key)
            if there is None:
                self._rows[key] = row | {"id": place}
                self._tables[table].append(self._rows[key])
                if told:
                    self._was[key] = told
                return place
            agree = all(there.get(name, said) == said for name, said in row.items() if name != "id")
            if agree and self._was.get(key, {}) == told:
                there.update(row | {"id": place})
                return place
        raise AssertionError("there is always another id")

    @staticmethod
    def _ids(table: str, id_: str, under: str) -> Iterator[str]:
        yield id_
        count = 0
        while True:
            yield terms.made(table, id_, under, str(count))
            count += 1


def resolved(rows: Mapping[_Key, Row], table: object, id_: object) -> _Key | None:
    """Which row an attribute or a change hangs on: the named table's, or of any when no table has that name."""
    if not isinstance(id_, str):
        return None
    if isinstance(table, str) and (table, id_) in rows:
        return table, id_
    return next((key for name in tables() if (key := (name, id_)) in rows), None)


def _implied(table: str, parent: _Key) -> dict[str, str]:
    columns = link(table, parent[0])
    found = {columns["id"]: parent[1]}
    if "table" in columns:
        found[columns["table"]] = parent[0]
    return found


def _was(text: object, of: Table) -> dict[str, str] | None:
    try:
        said = msgspec.json.decode(str(text).encode(), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    kinds = {name: of.fields.get(name) for name in said}
    right = all(kind == "text" or (kind == "uuid" and fits("uuid", said[name])) for name, kind in kinds.items())
    return said if right else None
