/** 公文预览与导出 */
export const documents = {
  title: '文书',
  pages_other: '共 {{count}} 页',
  print: '打印',
  pdf: '存为 PDF',
  docx: '存为 Word',
  saved: '文书已保存，并已记录导出',
  failed: '文书没有保存成功，请检查文件夹是否可写后再试',
  notHere: '本机没有这份文书的内容',
  notHereHint: '记录不在本站范围内，或者尚未同步到本机。',
};
