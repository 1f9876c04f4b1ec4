<?xml version="1.0" encoding="utf-8"?>
<!-- What a browser shows of a feed: the news as a plain page, and a sentence on what a feed is for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom" exclude-result-prefixes="atom">
<xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/">
<html lang="vi"><head><meta name="viewport" content="width=device-width, initial-scale=1"/><title><xsl:value-of select="rss/channel/title | atom:feed/atom:title"/></title><link rel="stylesheet" href="css/site.css"/></head>
<body><main class="wrap"><header class="page-head"><p class="kicker">Nguồn tin</p><h1><xsl:value-of select="rss/channel/title | atom:feed/atom:title"/></h1>
<p class="lead-text">Đây là nguồn tin cho trình đọc tin (RSS). Chép địa chỉ của trang này vào trình đọc tin để nhận bài mới. <a><xsl:attribute name="href"><xsl:value-of select="rss/channel/link | atom:feed/atom:link[@rel='alternate']/@href"/></xsl:attribute>Về trang tin</a></p></header>
<ul class="paper-list"><xsl:apply-templates select="rss/channel/item | atom:feed/atom:entry"/></ul></main></body></html>
</xsl:template>
<xsl:template match="item | atom:entry">
<li><p class="paper-title"><a><xsl:attribute name="href"><xsl:value-of select="link | atom:link/@href"/></xsl:attribute><xsl:value-of select="title | atom:title"/></a></p>
<p><xsl:value-of select="description | atom:summary"/></p><p class="meta"><xsl:value-of select="pubDate | atom:published"/></p></li>
</xsl:template>
</xsl:stylesheet>
