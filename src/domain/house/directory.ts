/** The company as a messenger's own directory has it: read whole, so that what is missing is not there (`wecom.md` §8.3). */

export interface Directory {
  departments: DirectoryDepartment[];
  users: DirectoryUser[];
}

export interface DirectoryDepartment {
  id: string;
  name: string;
  /** user ids of those who lead it, lower case */
  leaders: string[];
}

export interface DirectoryUser {
  /** lower case */
  userId: string;
  name: string;
  /** '' where the directory has none */
  title: string;
  departments: string[];
  /** false for somebody disabled or gone who is still listed */
  active: boolean;
}
