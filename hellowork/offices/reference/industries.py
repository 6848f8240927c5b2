"""Industries (産業) by the major groups of 日本標準産業分類.

Revision of 2023, in force since April 2024 (総務省). Major groups only: a posting shows its group, the
search narrows by it.
"""

from django.db import models


class Industry(models.TextChoices):
    """産業分類, 大分類. The value is the letter of the standard."""

    A = "A", "農業，林業"
    B = "B", "漁業"
    C = "C", "鉱業，採石業，砂利採取業"
    D = "D", "建設業"
    E = "E", "製造業"
    F = "F", "電気・ガス・熱供給・水道業"
    G = "G", "情報通信業"
    H = "H", "運輸業，郵便業"
    I = "I", "卸売業，小売業"  # noqa: E741
    J = "J", "金融業，保険業"
    K = "K", "不動産業，物品賃貸業"
    L = "L", "学術研究，専門・技術サービス業"
    M = "M", "宿泊業，飲食サービス業"
    N = "N", "生活関連サービス業，娯楽業"
    O = "O", "教育，学習支援業"  # noqa: E741
    P = "P", "医療，福祉"
    Q = "Q", "複合サービス事業"
    R = "R", "サービス業（他に分類されないもの）"
    S = "S", "公務（他に分類されるものを除く）"
    T = "T", "分類不能の産業"
