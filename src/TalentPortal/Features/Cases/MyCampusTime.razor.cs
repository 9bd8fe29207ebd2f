using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Until when a student consultant sees the talent's case, and whether it may be some days longer.</summary>
public sealed partial class MyCampusTime
{
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewMyCaseResult Case { get; set; }

    /// <summary>Whether this is the site of the tenant whose case it is: that is where it is answered.</summary>
    [Parameter] public bool IsHere { get; set; }

    [SupplyParameterFromForm] private Typed Longer { get; set; } = null!;

    protected override void OnInitialized() => Longer ??= new();

    private async Task Answer()
    {
        var agreed = Longer.Agreed == "true";
        var outcome = await Sender.Send(new AgreeToCampusTime(Case.Id, Longer.Days, agreed));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/cases/{Case.Id}?done={(agreed ? "campus" : "campus-no")}");
    }

    /// <summary>The form as it was sent.</summary>
    public sealed class Typed
    {
        public int Days { get; set; }

        public string? Agreed { get; set; }
    }
}
