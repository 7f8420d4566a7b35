"""Evidence as W3C Web Annotations (w3.org/TR/annotation-model): the passage is the target, the statement the body."""


def annotations(statement: dict, about: str) -> list[dict]:
    """One annotation a passage; `about` is the address of the statement, which the passage identifies as stated."""
    return [
        {
            "type": "Annotation",
            "motivation": "identifying",
            "body": about,
            "target": {
                "source": evidence["document"]["address"] or f"urn:uuid:{evidence['document']['id']}",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": evidence["quote"],
                        "prefix": evidence["prefix"],
                        "suffix": evidence["suffix"],
                    },
                    {"type": "TextPositionSelector", "start": evidence["start"], "end": evidence["end"]},
                ],
            },
        }
        for evidence in statement["evidence"]
    ]
