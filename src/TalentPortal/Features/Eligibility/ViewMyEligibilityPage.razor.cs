using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Eligibility;

/// <summary>What somebody keeps of what they qualify for, with what changed by itself first.</summary>
public sealed partial class ViewMyEligibilityPage
{
    /// <summary>Often enough to know that somebody still comes.</summary>
    private static readonly TimeSpan noted = TimeSpan.FromDays(1);

    private ViewMyEligibilityResult? _mine;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<EligibilityText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _mine = (await Sender.Send(new ViewMyEligibility())).OrNotFound(Navigation);
        if (_mine is { VisitedAt: { } visited } mine && (Clock.GetUtcNow() - visited >= noted || mine.KeptUntil is not null)) await Sender.Send(new VisitEligibility());
    }

    private async Task Drop()
    {
        var outcome = await Sender.Send(new DropResult(Guid.TryParse(Id, out var id) ? id : Guid.Empty));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/eligibility?done=dropped");
    }

    private static string Query(FactSheet answers) => FactQuery.Of(answers);
}
