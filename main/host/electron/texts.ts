/** The few sentences the main process itself shows, before or without a page. */
const CHINESE = {
  title: '哨台',
  crashed: '后台数据进程多次异常退出，正在自动恢复。已保存的操作不会丢失。',
  crashedDetail: '如果反复出现，请检查磁盘空间并联系管理员。',
  goOn: '继续等待',
  quit: '退出',
  cannotStart: '哨台无法启动',
};

const ENGLISH: typeof CHINESE = {
  title: 'Shaotai',
  crashed: 'The data process ended unexpectedly several times and is being restarted. Nothing that was saved is lost.',
  crashedDetail: 'If this happens again and again, check the free disk space and tell your administrator.',
  goOn: 'Go on',
  quit: 'Quit',
  cannotStart: 'Shaotai cannot start',
};

export type Texts = typeof CHINESE;

/** Chinese unless the system's language is English. */
export function textsFor(locale: string): Texts {
  return locale.startsWith('en') ? ENGLISH : CHINESE;
}
