/** The people of the fictional company by what they do, and the names others read. */
export const PEOPLE = {
  officer: { userid: 'yinxiaochuan', id: 'U-202', name: '尹小川' },
  head: { userid: 'mengchuqing', id: 'U-201', name: '孟初晴' },
  /** 核稿, contact and publisher in one person */
  editor: { userid: 'anruoxi', id: 'U-102', name: '安若溪' },
  officeHead: { userid: 'qiaoyuanxiu', id: 'U-101', name: '乔远岫' },
  /** information officer of the office */
  clerk: { userid: 'keyiming', id: 'U-103', name: '柯一鸣' },
  secrecy: { userid: 'yanshoumo', id: 'U-601', name: '严守默' },
  executive: { userid: 'wenqingyuan', id: 'U-701', name: '闻清远' },
  /** 常务副总经理: nothing by himself, what a mandate gives him */
  deputy: { userid: 'jipingchuan', id: 'U-702', name: '季平川' },
  archivist: { userid: 'shiananan', id: 'U-801', name: '石安安' },
  auditor: { userid: 'yukezheng', id: 'U-901', name: '余可证' },
  opsHead: { userid: 'huoyuanzhi', id: 'U-301', name: '霍远之' },
  opsOfficer: { userid: 'lankeke', id: 'U-302', name: '蓝可可' },
  cultureHead: { userid: 'jishutong', id: 'U-401', name: '纪疏桐' },
  cultureOfficer: { userid: 'xiangxiaobei', id: 'U-402', name: '向小北' },
  productHead: { userid: 'lujianshan', id: 'U-501', name: '卢见山' },
  productOfficer: { userid: 'xiazhi', id: 'U-502', name: '夏栀' },
  /** in WeCom, but in no organisation file */
  stranger: { userid: 'luyouren', id: '', name: '路有仁' },
} as const;

export type Role = keyof typeof PEOPLE;
