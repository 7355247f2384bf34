import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const HomeIcon = () => (
  <Icon>
    <path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z" />
  </Icon>
);
export const StatementsIcon = () => (
  <Icon>
    <path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" />
  </Icon>
);
export const ReconciliationIcon = () => (
  <Icon>
    <path d="M4 8h13l-3-3M20 16H7l3 3" />
  </Icon>
);
export const AccountsIcon = () => (
  <Icon>
    <path d="M4 10 12 4l8 6M5 20h14M7 10v7M12 10v7M17 10v7" />
  </Icon>
);
export const JournalIcon = () => (
  <Icon>
    <path d="M5 4h13v16H5zM5 4v16M9 9h6M9 13h6" />
  </Icon>
);
export const ReportsIcon = () => (
  <Icon>
    <path d="M5 20V11M12 20V4M19 20v-6" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    <path d="M4 7h10M18 7h2M4 17h2M10 17h10" />
    <circle cx="16" cy="7" r="2" />
    <circle cx="8" cy="17" r="2" />
  </Icon>
);
export const UploadIcon = () => (
  <Icon>
    <path d="M12 15V4M8 8l4-4 4 4M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
);
export const CrossIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6 6 18" />
  </Icon>
);
export const LeftIcon = () => (
  <Icon>
    <path d="m14 6-6 6 6 6" />
  </Icon>
);
export const RightIcon = () => (
  <Icon>
    <path d="m10 6 6 6-6 6" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="m6 10 6 6 6-6" />
  </Icon>
);
