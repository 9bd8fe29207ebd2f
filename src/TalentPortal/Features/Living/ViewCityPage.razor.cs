using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Living;

/// <summary>A city, side by side with nothing: what it offers, what it costs, what we could not find.</summary>
public sealed partial class ViewCityPage
{
    private ViewCityResult? _found;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    [Parameter] public string Slug { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewCity(Slug))).OrNotFound(Navigation) is not { } found) return;
        _found = found;
        _notes = new(found.Claims, found.Text.Fields.SelectMany(field => TextTokens.CodesIn(field.Text.In(Languages.Current))).Concat(found.Services.SelectMany(service => service.Facts.Claims)));
    }
}
