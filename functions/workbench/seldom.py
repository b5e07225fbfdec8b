"""Views beside the work list: a day begins with that, and each of these is loaded when somebody goes there."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from portal.bootstrap.workbench import Workbench

if TYPE_CHECKING:
    from functions.workbench.acts.views import ActViews
    from functions.workbench.enquiries import EnquiryViews
    from functions.workbench.finding import FindViews
    from functions.workbench.one.views import ApplicationViews
    from functions.workbench.printing.views import PrintViews
    from functions.workbench.quality.after import AfterViews
    from functions.workbench.quality.meeting import MeetingViews
    from functions.workbench.quality.views import QualityViews
    from functions.workbench.reading.views import ReadingViews
    from functions.workbench.talk.views import TalkViews
    from functions.workbench.week import WeekViews


def weeks(portal: Workbench) -> "Callable[[], WeekViews]":
    @cache
    def made() -> "WeekViews":
        from functions.workbench.week import WeekViews

        return WeekViews(portal)

    return made


def finds(portal: Workbench) -> "Callable[[], FindViews]":
    @cache
    def made() -> "FindViews":
        from functions.workbench.finding import FindViews

        return FindViews(portal)

    return made


def enquiries(portal: Workbench) -> "Callable[[], EnquiryViews]":
    @cache
    def made() -> "EnquiryViews":
        from functions.workbench.enquiries import EnquiryViews

        return EnquiryViews(portal)

    return made


def one(portal: Workbench) -> "Callable[[], ApplicationViews]":
    @cache
    def made() -> "ApplicationViews":
        from functions.workbench.one.views import ApplicationViews

        return ApplicationViews(portal)

    return made


def acts(portal: Workbench) -> "Callable[[], ActViews]":
    @cache
    def made() -> "ActViews":
        from functions.workbench.acts.views import ActViews

        return ActViews(portal)

    return made


def talks(portal: Workbench) -> "Callable[[], TalkViews]":
    @cache
    def made() -> "TalkViews":
        from functions.workbench.talk.views import TalkViews

        return TalkViews(portal)

    return made


def reading(portal: Workbench) -> "Callable[[], ReadingViews]":
    @cache
    def made() -> "ReadingViews":
        from functions.workbench.reading.views import ReadingViews

        return ReadingViews(portal)

    return made


def quality(portal: Workbench) -> "Callable[[], QualityViews]":
    @cache
    def made() -> "QualityViews":
        from functions.workbench.quality.views import QualityViews

        return QualityViews(portal)

    return made


def meeting(portal: Workbench) -> "Callable[[], MeetingViews]":
    @cache
    def made() -> "MeetingViews":
        from functions.workbench.quality.meeting import MeetingViews

        return MeetingViews(portal)

    return made


def after(portal: Workbench) -> "Callable[[], AfterViews]":
    @cache
    def made() -> "AfterViews":
        from functions.workbench.quality.after import AfterViews

        return AfterViews(portal)

    return made


def letters(portal: Workbench) -> "Callable[[], PrintViews]":
    @cache
    def made() -> "PrintViews":
        from functions.workbench.printing.views import PrintViews

        return PrintViews(portal)

    return made
