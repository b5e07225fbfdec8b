"""One more event: how each kind of them changes an application; ``portal.domain.fold`` adds them up."""
