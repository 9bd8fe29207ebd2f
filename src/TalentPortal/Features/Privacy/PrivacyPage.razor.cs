using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Privacy;

/// <summary>Which data a site keeps, why, for how long, who sees it, and what one can do about it.</summary>
public sealed partial class PrivacyPage
{
    /// <summary>When the texts were last made to fit the portal.</summary>
    private static readonly DateOnly asOf = new(2026, 11, 24);

    private static readonly string[] kinds = ["Account", "Profile", "Cvs", "Applications", "Proof", "Drafts", "Attempts", "Log"];

    /// <summary>What can be done, and where.</summary>
    private static readonly (string Key, string Href)[] rights =
    [
        ("Correct", "me/profile"), ("Look", "me/access-log"), ("Copy", "me/data"), ("Withdraw", "me/consents"), ("Erase", "me/data/erase"),
    ];

    [Inject] private IStringLocalizer<PrivacyText> T { get; set; } = null!;

    [Inject] private RetentionPlan Retention { get; set; } = null!;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    private TenantRef? Tenant => Http?.Features.Get<SiteFeature>()?.Tenant;

    private IEnumerable<(string Name, string What, string Life)> Kept =>
    [
        (Cookies.Session, T["Privacy_Cookie_Session"], T["Privacy_Cookie_SessionLife", SessionLimits.Short.Absolute.TotalHours, SessionLimits.Remembered.Absolute.Days]),
        (Cookies.SecondStep, T["Privacy_Cookie_Step"], T["Privacy_Cookie_StepLife", PortalCookies.PendingLifetime.TotalMinutes]),
        (Cookies.Device, T["Privacy_Cookie_Device"], T["Privacy_Cookie_DeviceLife"]),
        (Cookies.Form, T["Privacy_Cookie_Form"], T["Privacy_Cookie_FormLife"]),
        (Cookies.Kept, T["Privacy_Cookie_Kept"], T["Privacy_Cookie_KeptLife"]),
        (SiteMiddleware.LanguageCookie, T["Privacy_Cookie_Language"], T["Privacy_Cookie_LanguageLife"]),
        ("theme", T["Privacy_Cookie_Theme"], T["Privacy_Cookie_ThemeLife"]),
    ];
}
