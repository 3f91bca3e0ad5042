<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>查找范围(&amp;L)：</translation></message>
    <message><source>Files of &amp;type:</source><translation>文件类型(&amp;T)：</translation></message>
  </context>
  <context>
    <name>QShortcut</name>
    <message><source>Left</source><translation>←</translation></message>
    <message><source>Right</source><translation>→</translation></message>
    <message><source>Up</source><translation>↑</translation></message>
    <message><source>Down</source><translation>↓</translation></message>
  </context>
  <context>
    <name>QMessageBox</name>
    <message><source>Show Details...</source><translation>显示详细信息……</translation></message>
    <message><source>Hide Details...</source><translation>隐藏详细信息……</translation></message>
  </context>
</TS>
