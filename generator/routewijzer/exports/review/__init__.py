"""A route for an expert to judge on paper: files of Word to work in, a page to sign, answers."""

from routewijzer.exports.review.answers import ReviewAnswer, read_answers
from routewijzer.exports.review.questions import ReviewItem, ReviewSheet, review_sheets
from routewijzer.exports.review.report import REPORT_FORMATS, ReportFormat, review_report
from routewijzer.exports.review.word_file import ReviewHead, WordLacking, word_file

__all__ = [
    "REPORT_FORMATS",
    "ReportFormat",
    "ReviewAnswer",
    "ReviewHead",
    "ReviewItem",
    "ReviewSheet",
    "WordLacking",
    "read_answers",
    "review_report",
    "review_sheets",
    "word_file",
]
