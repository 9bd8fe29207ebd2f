using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Conversations;

/// <summary>Messages between a talent and whoever answers for their case.</summary>
public sealed class ConversationsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ConversationDesk>();
        services.AddScoped<IPersonalDataHolder, MessageData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ConversationEndpoints.Map(endpoints);

    public IEnumerable<RetentionRule> Retention => [new(typeof(ConversationsText), "Retention_Messages", TalentCase.KeptYears)];
}
