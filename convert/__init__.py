"""Turn blog and news posts into books and documents worth reading."""
