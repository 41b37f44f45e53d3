"""The place "Gửi - Nhận": packages out and in, by stick or by any folder."""
