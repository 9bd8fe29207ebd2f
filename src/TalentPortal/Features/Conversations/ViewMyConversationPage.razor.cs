using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Conversations;

/// <summary>
/// What the talent and whoever answers for their case write to each other, without scripts: the newest last, the older on pages
/// of their own. Showing the latest page is reading it.
/// </summary>
public sealed partial class ViewMyConversationPage
{
    private ViewMyConversationResult? _found;
    private FormErrors _errors = FormErrors.None;
    private TimeZoneInfo? _zone;
    private int? _newFrom;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ConversationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "before")] private string? AskedBefore { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? DoneBefore { get; set; }

    /// <summary>Key of the text that says why a file was not taken.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private string Here => $"me/cases/{Id}/messages";

    /// <summary>One writes at the tenant whose case it is.</summary>
    private bool IsHere => _found!.Tenant.Slug == Site?.Look.Slug;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        var before = int.TryParse(AskedBefore, out var number) && number > 0 ? number : (int?)null;
        _found = (await Sender.Send(new ViewMyConversation(Id, before))).OrNotFound(Navigation);
        if (_found is not { } found) return;
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZone, out var zone) ? zone : null;
        _newFrom = found.Messages.FirstOrDefault(m => !m.IsByTalent && m.Number > found.Read)?.Number;
        if (HttpMethods.IsGet(Http.Request.Method) && found.IsLatest && _newFrom is not null) await Sender.Send(new ReadMyMessages(Id, found.Count));
    }

    private async Task Send()
    {
        var outcome = await Sender.Send(new SendMyMessage(Id, Guid.TryParse(Form.TypedFor, out var typedFor) ? typedFor : Guid.Empty, Form.Words, Form.Translation));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"{Here}?done=sent#last");
    }

    /// <summary>The form as it was sent.</summary>
    public sealed class Typed
    {
        public string? TypedFor { get; set; }

        public string? Words { get; set; }

        public string? Translation { get; set; }
    }
}
