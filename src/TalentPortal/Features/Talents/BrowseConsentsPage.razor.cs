using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>What the person agreed to. Withdrawing is one button, as giving was one box.</summary>
public sealed partial class BrowseConsentsPage
{
    private IReadOnlyList<BrowseConsentsResult.Item>? _items;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromForm] private string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _items = (await Sender.Send(new BrowseConsents())).OrNotFound(Navigation)?.Items;

    private async Task Withdraw()
    {
        var outcome = await Sender.Send(new WithdrawConsent(Guid.TryParse(Id, out var id) ? id : Guid.Empty));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/consents?done=withdrawn");
    }

    /// <summary>An application or request that came to nothing is deleted a year after its end at the earliest, and it was not over before it was sent.</summary>
    private bool IsStillThere(BrowseConsentsResult.Item item) => item.GivenAt > Clock.GetUtcNow().AddYears(-1);

    private string TitleOf(BrowseConsentsResult.Item item) => item.Kind switch
    {
        ConsentKind.GiveToEmployer => T["BrowseConsents_GiveToEmployer", item.EmployerName.In(Languages.Current)],
        ConsentKind.CareerInCase => T["BrowseConsents_CareerInCase", item.TenantName?.In(Languages.Current) ?? ""],
        ConsentKind.FamilyInCase or ConsentKind.FamilyNeedsInCase or ConsentKind.OfferInCase => T["BrowseConsents_" + item.Kind, item.TenantName?.In(Languages.Current) ?? ""],
        ConsentKind.DocumentsInCase => T["BrowseConsents_DocumentsInCase", item.TenantName?.In(Languages.Current) ?? ""],
        ConsentKind.ContactWithEmployer => T["BrowseConsents_ContactWithEmployer", item.EmployerName.In(Languages.Current)],
        ConsentKind.ReferralToOther => T["BrowseConsents_ReferralToOther", item.EmployerName.In(Languages.Current)],
        ConsentKind.CaseToOther => T["BrowseConsents_CaseToOther", item.EmployerName.In(Languages.Current)],
        ConsentKind.BlindCard => T["BrowseConsents_BlindCard", item.TenantName?.In(Languages.Current) ?? ""],
        ConsentKind.PaperScans or ConsentKind.HealthPapers or ConsentKind.FamilyPapers or ConsentKind.PartnerLink or ConsentKind.ChildrenOfFamily or ConsentKind.EligibilityAnswers => T["BrowseConsents_" + item.Kind],
        ConsentKind.AdviceByTenant => T["BrowseConsents_AdviceByTenant", item.TenantName?.In(Languages.Current) ?? ""],
        _ => T["BrowseConsents_KeepProfile"],
    };
}
