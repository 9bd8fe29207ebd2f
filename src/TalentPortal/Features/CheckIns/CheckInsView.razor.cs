using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.CheckIns;

/// <summary>The check-ins of one case for whoever answers for it: what was answered, and which answers ask for a talk.</summary>
public sealed partial class CheckInsView
{
    private ViewCheckInsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CheckInsText> T { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewCheckIns(Id))).OrNotFound(Navigation);

    private static string Word(OpenCheckIn one) => one.AnsweredAt is not null ? "Answered" : one.IsOpen ? "Open" : "Missed";

    private static StatusKind State(OpenCheckIn one) => one.AnsweredAt is not null ? StatusKind.Done : one.IsOpen ? StatusKind.Waiting : StatusKind.Closed;
}
