using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Referrals;

/// <summary>Where a talent agrees to a referral, refuses it or takes it back: one form for each, without scripts.</summary>
public sealed partial class ViewMyReferralsPage
{
    private ViewMyReferralsResult? _found;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private string? Referral { get; set; }

    [SupplyParameterFromForm] private string[]? Parts { get; set; }

    /// <summary>The button that says no, whatever is ticked.</summary>
    [SupplyParameterFromForm] private string? No { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Answers are given at the tenant whose case it is.</summary>
    private bool IsHere => _found?.Tenant.Slug == Site?.Look.Slug;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewMyReferrals(Id), Http.RequestAborted)).OrNotFound(Navigation);

    private async Task Answer()
    {
        var item = _found?.Items.FirstOrDefault(item => item.Id.ToString() == Referral);
        var parts = (Parts ?? []).Select(part => Enum.GetNames<ReferralPart>().Contains(part) ? Enum.Parse<ReferralPart>(part) : (ReferralPart)(-1)).ToList();
        if (await Submit(new AnswerMyReferral(item?.Id ?? Guid.Empty, No is null, parts, item is null || No is not null ? null : Words(item))) is not null)
            Navigation.NavigateTo($"me/referrals/{Id}?done={(No is null ? "agreed" : "over")}");
    }

    private string Words(ViewMyReferralsResult.Item item) => T["AnswerMyReferral_Words", _found!.Tenant.Name.In(Languages.Current), item.Receiver.In(Languages.Current)];
}
