# SPDX-License-Identifier: Apache-2.0
"""Writes docs/examples/county/办学条件.xlsx: a drawn county of 60 schools, laid out as its bureau keeps it.

``python tests/python/county_book.py``
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from support import ROOT

BOOK = ROOT / "docs" / "examples" / "county" / "办学条件.xlsx"
TOWNS = ("城关镇", "东河镇", "西坪乡", "龙塘乡", "梓园乡", "石桥镇")
VILLAGES = (
    *("柳林", "青山", "白沙", "大湾", "杨村", "双桥", "黄泥", "松坪", "河口"),
    *("新塘", "桃源", "马店", "上庄", "下庄", "泉水", "长岭", "高坡"),
)
HEADERS = (
    *("学校名称", "学段", "学年", "在校生数", "教学及辅助用房面积", "体育运动场馆面积"),
    *("教学仪器设备值（万元）", "计算机台数", "图书册数", "专任教师数", "高于规定学历教师数"),
    *("中级及以上专业技术职务教师数", "县级以上骨干教师数", "体育、艺术专任教师数", "网络多媒体教室数"),
)
# For one pupil in the primary stage: how much a school has, and how far schools differ in it.
LEVELS = (
    *((5.6, 0.22), (9.4, 0.28), (0.26, 0.35), (0.11, 0.3), (24.0, 0.3), (0.066, 0.16), (0.055, 0.18)),
    *((0.031, 0.25), (0.0125, 0.3), (0.0105, 0.22), (0.027, 0.2)),
)
DIGITS = (0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)  # behind the point

Rows = list[list[Any]]


def schools(draw: random.Random) -> Rows:
    """Draw 60 schools: name, kind, division, township, pupils of both stages."""
    rows: Rows = []
    for number in range(60):
        town = TOWNS[number % len(TOWNS)]
        if number < 6:
            kind, name, primary, junior = "初级中学", f"{town}中学", None, draw.randint(420, 1400)
        elif number < 12:
            kind, name, primary, junior = "小学", f"{town}中心小学", draw.randint(500, 1600), None
        elif number < 17:
            primary, junior = draw.randint(150, 420), draw.randint(90, 260)
            kind, name = "九年一贯制学校", f"{town}{VILLAGES[number - 12]}学校"
        else:
            kind, primary, junior = "小学", draw.randint(55, 360), None
            name = f"{town}{VILLAGES[(number - 17) % len(VILLAGES)]}{'第二' * (number >= 34)}小学"
            if number >= 51:
                name = f"{town}{VILLAGES[number - 51]}第三小学"
        rows.append([name, kind, "某县", town, primary, junior])
    return rows


def conditions(draw: random.Random, listed: Rows) -> Rows:
    """Draw what each school has; one of several stages says it for each of them."""
    rows: Rows = []
    for name, _, _, town, primary, junior in listed:
        for stage, pupils in (("小学", primary), ("初中", junior)):
            if pupils is None:
                continue
            row = [name, stage, "2021-2022学年", pupils]
            for (level, spread), digits in zip(LEVELS, DIGITS, strict=True):
                ratio = draw.lognormvariate(0, spread) * (0.93 if town == "城关镇" else 1.0)
                scale = 1.25 if stage == "初中" else 1.0
                amount = level * scale * ratio * pupils
                row.append(round(amount, digits) if digits else round(amount))
            rows.append(row)
    return rows


def sheets() -> dict[str, Rows]:
    """Give the sheets of the workbook."""
    draw = random.Random(2022)
    listed = schools(draw)
    have = conditions(draw, listed)
    have[20][4] = None  # one school left a cell empty
    pairs = [[listed[6 + i][0], listed[30 + i][0], "师资", "2021.9", "2024.7"] for i in range(6)]
    return {
        "学校名单": [["学校名称", "学校类别", "县区", "乡镇", "小学在校生数", "初中在校生数"], *listed],
        "办学条件": [[*HEADERS], *have],
        "结对帮扶": [["支援学校", "受援学校", "帮扶内容", "起始年月", "结束年月"], *pairs],
    }


def write(path: Path) -> None:
    """Write the workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets().items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in sheet[1]:
            cell.font = openpyxl.styles.Font(bold=True)
        for column in sheet.columns:
            longest = max(len(str(cell.value or "")) for cell in column)
            sheet.column_dimensions[column[0].column_letter].width = min(2 * longest + 2, 24)
    path.parent.mkdir(exist_ok=True)
    book.save(path)


if __name__ == "__main__":
    write(BOOK)
